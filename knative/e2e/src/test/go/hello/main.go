// The smallest useful Knative service: its cold start is nearly all Knative and Kubernetes.
package main

import (
	"io"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) { io.WriteString(response, "hello\n") })
	panic(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
