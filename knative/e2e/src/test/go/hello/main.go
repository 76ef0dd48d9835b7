// The least that a Knative service can be: what its cold start takes is Knative's and Kubernetes' own.
package main

import (
	"io"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(answer http.ResponseWriter, _ *http.Request) { io.WriteString(answer, "hello\n") })
	panic(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}
