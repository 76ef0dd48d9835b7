/** The request's flow: settings in, a running function out. */
@NullMarked
package dev.knativepredict.function;

import org.jspecify.annotations.NullMarked;
