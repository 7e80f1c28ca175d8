// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"net/http"
	"runtime"
	"time"
)

// sampleGoroutines looks how many there are until the function that it gives is
// called, which gives the most.
func sampleGoroutines() (stop func() int) {
	ended, most := make(chan struct{}), make(chan int)
	go func() {
		highest := 0
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			select {
			case <-tick.C:
				highest = max(highest, runtime.NumGoroutine())
			case <-ended:
				tick.Stop()
				most <- highest
				return
			}
		}
	}()
	return func() int { close(ended); return <-most }
}

// heap is what is in use after a collection.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // What the pools held until then.
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// remaining is how many goroutines more than before are left, once those that are
// about to end have done so.
func remaining(before int) int {
	http.DefaultClient.CloseIdleConnections()
	left := 0
	eventually(func() bool {
		left = runtime.NumGoroutine() - before
		return left <= 0
	})
	return max(left, 0)
}

// eventually waits until something holds, and reports whether it did. The bound is
// for what never holds, and says nothing about speed.
func eventually(holds func() bool) bool {
	for deadline := time.Now().Add(5 * time.Minute); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}
