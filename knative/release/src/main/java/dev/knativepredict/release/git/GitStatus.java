package dev.knativepredict.release.git;

import org.jspecify.annotations.Nullable;

/**
 * Whether git says what the cluster has.
 *
 * @param commit the newest commit that is known, abbreviated; null if there is none
 * @param same whether nothing would change if somebody applied what git says
 * @param reachable whether the remote repository answered
 * @param text all of it on one line
 */
public record GitStatus(@Nullable String commit, boolean same, boolean reachable, String text) {}
