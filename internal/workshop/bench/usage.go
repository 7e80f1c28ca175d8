// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// pollEvery is how often the memory of a run is looked at. What is read is a
// peak, so that only what happens after the last look is missed.
const pollEvery = 20 * time.Millisecond

// usage is what a run of Terraform took. Memory is in bytes, 0 where the system
// does not tell.
type usage struct {
	wall, cpu           time.Duration
	terraform, provider int64 // peaks of memory
	state               int64 // bytes of the file
}

// measure runs a command of Terraform. CPU time is that of Terraform and of the
// providers that it started.
func measure(command *exec.Cmd) (usage, error) {
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	started := time.Now()
	if err := command.Start(); err != nil {
		return usage{}, err
	}
	done, peaks := make(chan struct{}), make(chan usage)
	go watch(command.Process.Pid, done, peaks)
	err := command.Wait()
	close(done)
	used := <-peaks
	used.wall = time.Since(started)
	if err != nil {
		return used, fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, tail(output.String()))
	}
	used.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	return used, nil
}

// middle takes the median of each value.
func middle(all []usage) usage {
	of := func(value func(usage) int64) int64 {
		values := make([]int64, len(all))
		for i, used := range all {
			values[i] = value(used)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return usage{
		wall:      time.Duration(of(func(u usage) int64 { return int64(u.wall) })),
		cpu:       time.Duration(of(func(u usage) int64 { return int64(u.cpu) })),
		terraform: of(func(u usage) int64 { return u.terraform }),
		provider:  of(func(u usage) int64 { return u.provider }),
		state:     of(func(u usage) int64 { return u.state }),
	}
}

// tail is the end of a long output.
func tail(text string) string {
	const most = 3000
	return text[max(0, len(text)-most):]
}

// watch follows the memory of a process and of its children.
func watch(pid int, done <-chan struct{}, peaks chan<- usage) {
	var peak usage
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for {
		peak.terraform = max(peak.terraform, peakOf(pid))
		for _, child := range childrenOf(pid) {
			if isProvider(child) {
				peak.provider = max(peak.provider, peakOf(child))
			}
		}
		select {
		case <-done:
			peaks <- peak
			return
		case <-ticker.C:
		}
	}
}

// peakOf is the largest resident memory that a process ever had.
func peakOf(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, found := strings.Cut(string(status), "VmHWM:")
	if !found {
		return 0
	}
	kilobytes, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
	if err != nil {
		return 0
	}
	return kilobytes << 10
}

// isProvider tells a provider from a process that Terraform just began, which for
// a moment still has Terraform's own memory.
func isProvider(pid int) bool {
	path, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
	return err == nil && strings.HasPrefix(filepath.Base(path), "terraform-provider-")
}

// childrenOf lists the processes that a process started.
func childrenOf(pid int) []int {
	tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	if err != nil {
		return nil
	}
	var children []int
	for _, task := range tasks {
		list, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, task.Name()))
		for text := range strings.FieldsSeq(string(list)) {
			if child, err := strconv.Atoi(text); err == nil {
				children = append(children, child)
			}
		}
	}
	return children
}

// describe says where, when and with what the numbers were measured.
func (b *bench) describe(ctx context.Context) string {
	version := "Terraform of unknown version"
	if output, err := b.cli.Command(ctx, b.dir, nil, "version").Output(); err == nil {
		version, _, _ = strings.Cut(string(output), "\n")
	}
	return time.Now().UTC().Format(time.DateOnly) + ", " + version + ", " + describeMachine()
}

func describeMachine() string {
	processor := runtime.GOARCH
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, rest, found := strings.Cut(string(info), "model name"); found {
			processor = strings.Trim(strings.SplitN(rest, "\n", 2)[0], " \t:")
		}
	}
	return fmt.Sprintf("%s, %s with %d cores, %s", runtime.GOOS, processor, runtime.NumCPU(), runtime.Version())
}
