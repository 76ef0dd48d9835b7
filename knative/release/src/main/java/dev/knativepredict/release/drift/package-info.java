/** How far what was counted is from what it is compared with, and when that is drift. */
@NullMarked
package dev.knativepredict.release.drift;

import org.jspecify.annotations.NullMarked;
