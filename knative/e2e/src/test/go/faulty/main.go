// A proxy in front of the real function that adds one fault. It starts the program named by its arguments on another port, and
// forwards requests to it. FAULT selects the fault; crash, oom, leak and flapping begin with POST /fault and stay over
// restarts.
package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	inner = "18080"
	armed = "/dev/shm/armed"

	innerManagement = "18081"
	// No applicant of the golden rows is as old.
	special = `"age":99`
)

var failed atomic.Int64

func main() {
	fault := os.Getenv("FAULT")
	if _, err := os.Stat(armed); err == nil {
		fail(fault)
	}
	child := start()
	target, _ := url.Parse("http://127.0.0.1:" + inner)
	proxy := httputil.NewSingleHostReverseProxy(target)
	http.HandleFunc("/", func(response http.ResponseWriter, request *http.Request) {
		switch path := request.URL.Path; {
		case path == "/fault":
			os.WriteFile(armed, nil, 0o600)
			response.WriteHeader(http.StatusAccepted)
			go fail(fault)
			return
		case path == "/readyz" && fault == "unready":
			http.Error(response, "not ready", http.StatusServiceUnavailable)
			return
		case path == "/readyz" && fault == "flapping" && flaps():
			http.Error(response, "not ready", http.StatusServiceUnavailable)
			return
		case path == "/predict" && fault == "error":
			response.Header().Set("Revision", os.Getenv("K_REVISION"))
			http.Error(response, "out of order", http.StatusInternalServerError)
			return
		case path == "/predict" && fault == "body" && isSpecial(request):
			failed.Add(1)
			response.Header().Set("Revision", os.Getenv("K_REVISION"))
			http.Error(response, "not this one", http.StatusInternalServerError)
			return
		case path == "/predict" && fault == "slow":
			time.Sleep(60 * time.Millisecond)
		}
		proxy.ServeHTTP(response, request)
	})
	go http.ListenAndServe(":"+os.Getenv("PORT"), nil)
	go http.ListenAndServe(":"+os.Getenv("MANAGEMENT_PORT"), http.HandlerFunc(metrics))
	if err := child.Wait(); err != nil {
		os.Exit(1)
	}
}

// Reads the body, and puts it back.
func isSpecial(request *http.Request) bool {
	body, _ := io.ReadAll(request.Body)
	request.Body = io.NopCloser(bytes.NewReader(body))
	return bytes.Contains(body, []byte(special))
}

// The function's metrics, and what failed before it.
func metrics(response http.ResponseWriter, _ *http.Request) {
	inside, err := http.Get("http://127.0.0.1:" + innerManagement + "/metrics")
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadGateway)
		return
	}
	defer inside.Body.Close()
	io.Copy(response, inside.Body)
	fmt.Fprintf(response, "predict_requests_total{function=\"proxy\",outcome=\"error\",start=\"warm\"} %d\n", failed.Load())
}

func start() *exec.Cmd {
	child := exec.Command(os.Args[1], os.Args[2:]...)
	child.Env = append(os.Environ(), "PORT="+inner, "MANAGEMENT_PORT="+innerManagement)
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	if err := child.Start(); err != nil {
		panic(err)
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	go func() { child.Process.Signal(<-signals) }()
	return child
}

// flaps says whether readiness is away: 40 of 50 seconds, which is longer than three of the kubelet's probes.
func flaps() bool {
	file, err := os.Stat(armed)
	return err == nil && time.Since(file.ModTime())%(50*time.Second) < 40*time.Second
}

func fail(fault string) {
	switch fault {
	case "crash":
		time.Sleep(300 * time.Millisecond)
		os.Exit(1)
	case "oom":
		take(0)
	case "leak":
		take(600 * time.Millisecond)
	}
}

func take(pause time.Duration) {
	var taken [][]byte
	for ; ; time.Sleep(pause) {
		block := make([]byte, 8<<20)
		for i := range block {
			block[i] = 1
		}
		taken = append(taken, block)
	}
}
