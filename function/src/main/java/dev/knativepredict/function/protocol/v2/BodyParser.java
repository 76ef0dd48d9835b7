package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The tokens of a body. What does not fit is refused, with a JSON pointer to it. */
final class BodyParser {

  private final Json json;
  private final byte[] body;
  private final JsonParser in;
  private final String root;

  BodyParser(Json json, byte[] body, JsonParser in) {
    this(json, body, in, "");
  }

  private BodyParser(Json json, byte[] body, JsonParser in, String root) {
    this.json = json;
    this.body = body;
    this.in = in;
    this.root = root;
  }

  /** The parser, at the current token. */
  JsonParser tokens() {
    return in;
  }

  /** How long the body is, in bytes. */
  int length() {
    return body.length;
  }

  /** Goes to the next token: null at the end. */
  @Nullable JsonToken next() {
    return in.nextToken();
  }

  /** Reads an object whose members come at most once; those that are null are as if not there. */
  void object(Consumer<String> member) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("It must be an object");
    }
    Set<String> names = new HashSet<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      if (!names.add(name)) {
        throw invalid("It is repeated");
      }
      if (in.nextToken() != JsonToken.VALUE_NULL) {
        member.accept(name);
      }
    }
  }

  /** Reads a list. */
  void list(Runnable element) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw invalid("It must be a list");
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  /** A text that can be written again: it has no half of a surrogate pair. */
  String text() {
    String text = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : null;
    if (text == null || !Json.isWritable(text)) {
      throw invalid("It must be a text");
    }
    return text;
  }

  void skip() {
    in.skipChildren();
  }

  /** Skips what has to be an object. */
  void skipObject() {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw invalid("It must be an object");
    }
    in.skipChildren();
  }

  /** Where the current token begins in the body, in bytes; negative if the body is not UTF-8. */
  long offset() {
    return in.currentTokenLocation().getByteOffset();
  }

  /**
   * Another parser of the same body, at a token that this one has skipped.
   *
   * @param pointer to the token
   */
  BodyParser again(long offset, String pointer) {
    int from = Math.toIntExact(offset);
    JsonParser tokens =
        json.factory().createParser(ObjectReadContext.empty(), body, from, body.length - from);
    tokens.nextToken();
    return new BodyParser(json, body, tokens, pointer);
  }

  /** A JSON pointer to the current token. */
  String pointer() {
    return root + in.streamReadContext().pathAsPointer();
  }

  /** The refusal because of the current token. */
  Refused invalid(String detail) {
    return invalid(pointer(), detail);
  }

  Refused invalid(String pointer, String detail) {
    return new Refused(InvalidInput.of(pointer, detail));
  }
}
