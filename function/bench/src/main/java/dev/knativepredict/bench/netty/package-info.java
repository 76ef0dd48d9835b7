/** The peer that does no more than it must: Netty, a JSON parser, onnxruntime. */
@NullMarked
package dev.knativepredict.bench.netty;

import org.jspecify.annotations.NullMarked;
