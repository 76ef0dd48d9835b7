/** Small ONNX graphs, made byte by byte, for the tests of the other modules. */
@NullMarked
package dev.knativepredict.testgraphs;

import org.jspecify.annotations.NullMarked;
