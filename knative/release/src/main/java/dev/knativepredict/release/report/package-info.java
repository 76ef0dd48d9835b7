/** What a command has done and seen, as text, as JSON and as Markdown. */
@NullMarked
package dev.knativepredict.release.report;

import org.jspecify.annotations.NullMarked;
