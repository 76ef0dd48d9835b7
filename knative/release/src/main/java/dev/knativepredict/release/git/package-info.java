/** What runs, as git has it: one commit for each write of the Service. */
@NullMarked
package dev.knativepredict.release.git;

import org.jspecify.annotations.NullMarked;
