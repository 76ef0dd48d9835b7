/** HTML pages that need nothing else: elements, tables and charts. It knows no release. */
@NullMarked
package dev.knativepredict.release.page;

import org.jspecify.annotations.NullMarked;
