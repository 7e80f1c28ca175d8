// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"net/http"
	"runtime"
	"time"
)

// sampleGoroutines counts goroutines until the returned function is called, which returns the
// highest count.
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

// heap returns the memory in use after a collection.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // Frees what the pools stored.
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// remaining returns how many goroutines more than before are left, once those that are about
// to end have ended.
func remaining(before int) int {
	http.DefaultClient.CloseIdleConnections()
	left := 0
	eventually(func() bool {
		left = runtime.NumGoroutine() - before
		return left <= 0
	})
	return max(left, 0)
}

// eventually waits until a condition is true, and reports whether it was. The time limit ends
// conditions that never become true. It does not measure speed.
func eventually(parts func() bool) bool {
	for deadline := time.Now().Add(5 * time.Minute); !parts(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}
