// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// pollEvery is how often the memory of a run is sampled. The system reports a peak, so only
// changes after the last sample are missed.
const pollEvery = 20 * time.Millisecond

// samples contains measured values by name, one or more for each name.
type samples map[string][]float64

func (s samples) add(of string, value float64) { s[of] = append(s[of], value) }

// median returns the median of the values, or 0 if there are none.
func (s samples) median(of string) float64 {
	if len(s[of]) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(s[of]))[len(s[of])/2]
}

// measure runs a command of Terraform and adds its cost to used: the wall time and the CPU
// time in nanoseconds, and the peak memory of Terraform and of a provider in bytes. The CPU
// time includes the providers that Terraform started. A peak is 0 if the system does not
// report it.
func measure(command *exec.Cmd, used samples) error {
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	began := time.Now()
	if err := command.Start(); err != nil {
		return err
	}
	done := make(chan error)
	go func() { done <- command.Wait() }()
	peak, err := watch(command.Process.Pid, done)
	took := time.Since(began)
	if err != nil {
		end := output.Bytes()[max(0, output.Len()-3000):]
		return fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, end)
	}
	used.add("wall", float64(took))
	used.add("cpu", float64(command.ProcessState.UserTime()+command.ProcessState.SystemTime()))
	used.add("terraform", peak[0])
	used.add("provider", peak[1])
	return nil
}

// watch samples the memory of a process and of the providers that it started, until it ends.
func watch(pid int, done <-chan error) (peak [2]float64, err error) {
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	process := fmt.Sprintf("/proc/%d", pid)
	for {
		peak[0] = max(peak[0], memory(process+"/status", "VmHWM"))
		for _, provider := range providersOf(process) {
			peak[1] = max(peak[1], memory(provider+"/status", "VmHWM"))
		}
		select {
		case err := <-done:
			return peak, err
		case <-ticker.C:
		}
	}
}

// providersOf returns the providers that a process started. A process that Terraform just
// started does not count: for a moment, it still has Terraform's own memory.
func providersOf(process string) []string {
	var providers []string
	tasks, _ := filepath.Glob(process + "/task/*/children")
	for _, task := range tasks {
		children, _ := os.ReadFile(task)
		for pid := range strings.FieldsSeq(string(children)) {
			program, _ := os.Readlink("/proc/" + pid + "/exe")
			if strings.HasPrefix(filepath.Base(program), "terraform-provider-") {
				providers = append(providers, "/proc/"+pid)
			}
		}
	}
	return providers
}

// memory returns a value in kB from a file of the system, in bytes. It returns 0 if there is
// none.
func memory(file, name string) float64 {
	var kilobytes float64
	_, _ = fmt.Sscan(systemValue(file, name), &kilobytes)
	return kilobytes * 1024
}

// systemValue returns the value of a name in a file of the system, or an empty string if
// there is none.
func systemValue(file, name string) string {
	text, _ := os.ReadFile(file)
	_, rest, _ := strings.Cut(string(text), name)
	line, _, _ := strings.Cut(rest, "\n")
	return strings.Trim(line, " \t:")
}
