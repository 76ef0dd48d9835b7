/** What an operator may set, and the limits that hold where nothing is set. */
@NullMarked
package dev.knativepredict.function.settings;

import org.jspecify.annotations.NullMarked;
