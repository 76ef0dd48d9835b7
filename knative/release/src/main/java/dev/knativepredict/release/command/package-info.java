/** The commands of the release tool, with their options and exit codes. */
@NullMarked
package dev.knativepredict.release.command;

import org.jspecify.annotations.NullMarked;
