package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.inference.Inference.Details;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"id": text, "inputs": [input, …], "outputs": [{"name": text}, …]}}, where only the
 * inputs have to be. Parameters and what has no name in the protocol are skipped.
 */
final class InferReader {

  private final BodyParser in;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Set<String> outputs = new LinkedHashSet<>();
  private @Nullable String id;

  private InferReader(BodyParser in) {
    this.in = in;
  }

  /**
   * Reads a body.
   *
   * @throws Refused with {@code InvalidInput} for the first thing that is wrong
   */
  static InferBody read(Json json, byte[] body) {
    return json.read(body, tokens -> new InferReader(new BodyParser(json, body, tokens)).body());
  }

  private InferBody body() {
    in.next();
    in.object(this::member);
    if (inputs.isEmpty()) {
      throw in.invalid("/inputs", "There have to be 'inputs'");
    }
    if (in.next() != null) {
      throw in.invalid("", "There is more after the end of the JSON object");
    }
    return new InferBody(new Details(id, Map.of()), inputs, List.copyOf(outputs));
  }

  private void member(String name) {
    switch (name) {
      case "id" -> id = in.text();
      case "inputs" -> in.list(this::input);
      case "outputs" -> in.list(this::output);
      case "parameters" -> in.skipObject();
      default -> in.skip();
    }
  }

  private void input() {
    InputReader input = new InputReader(in);
    Tensor tensor = input.read();
    if (inputs.put(input.name(), tensor) != null) {
      throw in.invalid("Input '%s' is repeated".formatted(input.name()));
    }
  }

  private void output() {
    int before = outputs.size();
    in.object(this::outputMember);
    if (outputs.size() == before) {
      throw in.invalid("'name' is missing");
    }
  }

  private void outputMember(String member) {
    switch (member) {
      case "name" -> {
        String name = in.text();
        if (!outputs.add(name)) {
          throw in.invalid("Output '%s' is repeated".formatted(name));
        }
      }
      case "parameters" -> in.skipObject();
      default -> in.skip();
    }
  }
}
