package dev.knativepredict.function.web;

import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.protocol.functions.BodyFormat;
import dev.knativepredict.function.protocol.functions.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpResponse;

/** Writes what functions return to the framework's responses, by the writer of the thin edge. */
record OutputConverter(ResponseWriter writer) implements HttpMessageConverter<Envelope<?>> {

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return type == Envelope.class;
  }

  /** Any: a value that can't be in the format that is asked for is written as JSON. */
  @Override
  public List<MediaType> getSupportedMediaTypes() {
    return Stream.of(BodyFormat.values())
        .map(format -> MediaType.valueOf(format.mediaType()))
        .toList();
  }

  @Override
  public Envelope<?> read(Class<? extends Envelope<?>> type, HttpInputMessage request) {
    throw new UnsupportedOperationException("requests are read to strings");
  }

  @Override
  public void write(Envelope<?> result, @Nullable MediaType asked, HttpOutputMessage out)
      throws IOException {
    BodyFormat format = BodyFormat.named(String.valueOf(asked));
    Response response = writer.write(result.value(), format, Exchange.current().share()::write);
    ((ServerHttpResponse) out).setStatusCode(HttpStatusCode.valueOf(response.status()));
    out.getHeaders().set(HttpHeaders.CONTENT_TYPE, response.contentType());
    response.headers().forEach(out.getHeaders()::set);
    out.getBody().write(response.body());
  }
}
