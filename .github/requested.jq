# What is asked for, one output of a step per line: only what can't be anything else.
def must(pattern): if type == "string" and test("^(" + pattern + ")\\z") then . else error("\(.) is not what it should be: \(pattern)") end;
"image=\(.image | must("[a-z0-9][a-z0-9./:_-]*@sha256:[0-9a-f]{64}"))",
"commit=\(.commit | must("[0-9a-f]{40}"))",
"model=\(.model | must("[a-z0-9-]+"))"
