package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param body the body of {@code POST /predict}
 * @param expected the response that the candidate's model has to give; null if it isn't known
 * @param label the true value; null if it isn't known
 */
public record RecordedRequest(String body, @Nullable JsonNode expected, @Nullable JsonNode label) {}
