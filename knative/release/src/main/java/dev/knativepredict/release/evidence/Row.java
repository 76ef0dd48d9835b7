package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param body of {@code POST /predict}
 * @param expected the answer that the candidate's own model directory demands; null where nobody
 *     knows
 * @param label the truth, where it is known
 */
public record Row(String body, @Nullable JsonNode expected, @Nullable JsonNode label) {}
