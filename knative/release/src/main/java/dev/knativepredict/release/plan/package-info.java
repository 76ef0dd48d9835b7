/** What a deploy has to do, and the revision that it makes: rules that need no cluster. */
@NullMarked
package dev.knativepredict.release.plan;

import org.jspecify.annotations.NullMarked;
