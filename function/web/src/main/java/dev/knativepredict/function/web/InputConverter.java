package dev.knativepredict.function.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.catalog.Input;
import dev.knativepredict.function.protocol.functions.RequestReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.AbstractMessageConverter;

/** Makes the framework's messages what functions take, by the reader of the thin edge. */
final class InputConverter extends AbstractMessageConverter {

  private final RequestReader reader;
  private final Map<String, Input> inputs;

  /**
   * Converts.
   *
   * @param inputs what each function takes, by its name
   */
  InputConverter(RequestReader reader, Map<String, Input> inputs) {
    this.reader = reader;
    this.inputs = inputs;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Envelope.class;
  }

  @Override
  protected Object convertFromInternal(
      Message<?> message, Class<?> target, @Nullable Object conversionHint) {
    byte[] body = message.getPayload().toString().getBytes(ISO_8859_1);
    GateHeaders headers = GateHeaders.of(message.getHeaders());
    Input input = requireNonNull(inputs.get(headers.function()));
    return new Envelope<>(reader.read(body, headers.format(), input, headers.sent()));
  }
}
