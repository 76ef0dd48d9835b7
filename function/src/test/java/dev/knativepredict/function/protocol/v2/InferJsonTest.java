package dev.knativepredict.function.protocol.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies to tensors and back, without HTTP and without a model. */
class InferJsonTest {

  private static final Json JSON = new Json(16);
  private static final String SPICE = "{}[]\",:0123456789.eE-+ntf\\u\0 \ud83d";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BOOL   | true,false                                       | true,false
          UINT8  | 0,255                                            | 0,255
          UINT16 | 65535,1e3                                        | 65535,1000
          UINT32 | 4294967295,4294967295.0                          | 4294967295,4294967295
          UINT64 | 18446744073709551615,9223372036854775808,0       | 18446744073709551615,9223372036854775808,0
          UINT64 | 18446744073709551615.0,-0.0,0e-999999999         | 18446744073709551615,0,0
          INT8   | -128,127                                         | -128,127
          INT16  | -32768,32767                                     | -32768,32767
          INT32  | -2147483648,2147483647                           | -2147483648,2147483647
          INT64  | 9223372036854775807,-9223372036854775808         | 9223372036854775807,-9223372036854775808
          INT64  | 9007199254740993,9007199254740993.0,51.0,510e-1  | 9007199254740993,9007199254740993,51,51
          FP16   | 65504,0.1,1e-8,2049,2051                         | 65504.0,0.099975586,0.0,2048.0,2052.0
          BF16   | 1.00390625,1.01171875,0.1,-3e38                  | 1.0,1.015625,0.100097656,-3.0040553E38
          FP32   | 0.1,16777217,3.4028235e38,1e-46,8e-46            | 0.1,1.6777216E7,3.4028235E38,0.0,1.4E-45
          FP64   | 0.1,1700000000123.25,5e-324,9007199254740993     | 0.1,1.70000000012325E12,4.9E-324,9.007199254740992E15
          FP64   | "NaN","Infinity","-Infinity"                     | "NaN","Infinity","-Infinity"
          BF16   | "NaN","-Infinity"                                | "NaN","-Infinity"
          FP16   | "NaN","Infinity"                                 | "NaN","Infinity"
          BYTES  | "","grüß 😀","a\\u0000b","NaN"                    | "","grüß 😀","a\\u0000b","NaN"
          """)
  void everyTypeKeepsItsValues(Datatype type, String sent, String expected) {
    long count = sent.chars().filter(c -> c == ',').count() + 1;

    String back = write(read(input(type.name(), "[" + count + "]", "[" + sent + "]")));

    String head =
        "{\"name\":\"x\",\"datatype\":\"%s\",\"shape\":[%d],\"data\":[".formatted(type, count);
    assertThat(back).contains(head);
    String data = back.substring(back.indexOf(head) + head.length(), back.lastIndexOf("]}]}"));
    assertThat(data).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BOOL   | 1                        | true or false (BOOL)
          BOOL   | "true"                   | true or false (BOOL)
          UINT8  | 256                      | a whole number from 0 to 255 (UINT8)
          UINT8  | -1                       | a whole number from 0 to 255 (UINT8)
          INT8   | 128                      | a whole number from -128 to 127 (INT8)
          INT16  | 1e300                    | a whole number from -32768 to 32767 (INT16)
          UINT16 | true                     | a whole number from 0 to 65535 (UINT16)
          INT32  | 51.5                     | a whole number from -2147483648 to 2147483647 (INT32)
          INT32  | 2147483648               | a whole number from -2147483648 to 2147483647 (INT32)
          UINT32 | 4294967296               | a whole number from 0 to 4294967295 (UINT32)
          INT64  | 9223372036854775808      | a whole number from -9223372036854775808 to 9223372036854775807 (INT64)
          INT64  | 1e1000000000             | a whole number from -9223372036854775808 to 9223372036854775807 (INT64)
          INT64  | 1e-1000000000            | a whole number from -9223372036854775808 to 9223372036854775807 (INT64)
          INT64  | "1"                      | a whole number from -9223372036854775808 to 9223372036854775807 (INT64)
          UINT64 | 18446744073709551616     | a whole number from 0 to 18446744073709551615 (UINT64)
          UINT64 | -1                       | a whole number from 0 to 18446744073709551615 (UINT64)
          FP16   | 65520                    | a number that FP16 can hold
          BF16   | 3.4e38                   | a number that BF16 can hold
          FP32   | 3.5e38                   | a number that FP32 can hold
          FP32   | "1.5"                    | a number that FP32 can hold
          FP64   | 1e309                    | a number that FP64 can hold
          FP64   | null                     | a number that FP64 can hold
          FP64   | {"a":1}                  | a number that FP64 can hold
          FP64   | [1]                      | a number that FP64 can hold
          BYTES  | 1                        | a text (BYTES)
          """)
  void aValueThatIsNotOfTheTypeIsRefusedWithItsPlace(Datatype type, String value, String expected) {
    Violation violation = refused(input(type.name(), "[1]", "[" + value + "]"));

    assertThat(violation.pointer()).isEqualTo("/inputs/0/data/0");
    assertThat(violation.detail()).startsWith("It must be " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [2,3]   | [1,2,3,4,5,6]
          [2,3]   | [[1,2,3],[4,5,6]]
          [1,2,3] | [[[1,2,3],[4,5,6]]]
          [1,2,3] | [1,2,3,4,5,6]
          [6]     | [1,2,3,4,5,6]
          [2,1,3] | [[[1,2,3]],[[4,5,6]]]
          """)
  void dataAreFlatOrNestedAsDeepAsTheShape(String shape, String data) {
    assertThat(write(read(input("INT64", shape, data))))
        .contains("\"shape\":%s,\"data\":[1,2,3,4,5,6]".formatted(shape));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[7]", "7"})
  void aTensorWithoutDimensionsHasOneValue(String data) {
    assertThat(write(read(input("INT64", "[]", data)))).contains("\"shape\":[],\"data\":[7]");
  }

  @ParameterizedTest
  @CsvSource({"[0;3],[]", "[2;0],[[];[]]", "[0;9223372036854775807;2],[]"})
  void aTensorMayHaveNoValues(String shape, String data) {
    InferBody body = read(input("FP32", shape.replace(';', ','), data.replace(';', ',')));

    assertThat(((Tensor.Numbers) tensor(body)).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [2,2]  | [1,2,3]               | /inputs/0/data     | There are fewer values than the shape [2, 2] takes
          [2,2]  | [1,2,3,4,5]           | /inputs/0/data/4   | There are more values than the shape [2, 2] takes
          [2,2]  | [[1,2],[3]]           | /inputs/0/data/1   | There are fewer values than the shape [2, 2] takes
          [2,2]  | [[1,2],[3,4,5]]       | /inputs/0/data/1/2 | There are more values than the shape [2, 2] takes
          [2,2]  | [[1,2],[3,4],[5,6]]   | /inputs/0/data/2   | There are more values than the shape [2, 2] takes
          [2,2]  | [[1,2],3]             | /inputs/0/data/1   | It must be a list, as the shape [2, 2] has it
          [2,2]  | [1,[2,3],4]           | /inputs/0/data/1   | It must be a whole number
          [2,2]  | [[1,[2]],[3,4]]       | /inputs/0/data/0/1 | It must be a whole number
          [2,2]  | 7                     | /inputs/0/data     | It must be a list
          []     | [1,2]                 | /inputs/0/data/1   | There are more values than the shape [] takes
          []     | []                    | /inputs/0/data     | There are fewer values than the shape [] takes
          [1000000000]      | [1]        | /inputs/0/data     | The shape [1000000000] takes more values than there are
          [4611686018427387904,4] | [1]  | /inputs/0/data     | The shape [4611686018427387904, 4] takes more values than there are
          [3000000000,3000000000] | [1]  | /inputs/0/data     | The shape [3000000000, 3000000000] takes more values than there are
          [3000000000,3000000000,0] | [] | /inputs/0/data    | The shape [3000000000, 3000000000, 0] takes more values than there are
          [-1,2] | [1,2]                 | /inputs/0/shape/0  | A size must be a whole number from 0 on
          [1.5]  | [1]                   | /inputs/0/shape/0  | A size must be a whole number from 0 on
          ["1"]  | [1]                   | /inputs/0/shape/0  | A size must be a whole number from 0 on
          [9223372036854775808] | [1]    | /inputs/0/shape/0  | A size must be a whole number from 0 on
          5      | [1]                   | /inputs/0/shape    | It must be a list
          """)
  void dataThatDoNotFillTheShapeAreRefusedWithTheirPlace(
      String shape, String data, String pointer, String detail) {
    Violation violation = refused(input("INT64", shape, data));

    assertThat(violation.pointer()).isEqualTo(pointer);
    assertThat(violation.detail()).startsWith(detail);
  }

  @Test
  void aShapeHasNoMoreDimensionsThanAnyGraph() {
    String ones = String.join(",", Collections.nCopies(40_000, "1"));

    assertThat(refused(input("INT64", "[" + ones + "]", "[1]")).detail())
        .isEqualTo("There are more than 32 dimensions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inputs\":[{\"data\":[1,2],\"datatype\":\"INT64\",\"name\":\"x\",\"shape\":[2]}]}",
        "{\"inputs\":[{\"shape\":[2],\"data\":[[1],[2]],\"datatype\":\"INT64\",\"name\":\"x\"}]}"
      })
  void theMembersOfAnInputComeInAnyOrder(String body) {
    if (body.contains("[[1],[2]]")) {
      Violation violation = refused(body);
      assertThat(violation.pointer()).isEqualTo("/inputs/0/data/0");
    } else {
      assertThat(write(read(body))).contains("\"shape\":[2],\"data\":[1,2]");
    }
  }

  @Test
  void skippedDataAreFoundAgainBehindTextsOfAnyLengthAndNested() {
    String body =
        "{ \"note\" : \"grüß 😀\", \"inputs\":[{\"name\":\"é\", \"data\": [ [1, 2],\n [3, 4] ],"
            + "\"parameters\":{\"a\":[1]},\"datatype\":\"INT64\",\"shape\":[2,2]},"
            + "{\"name\":\"y\",\"datatype\":\"BOOL\",\"shape\":[1],\"data\":[true]}]}";

    assertThat(write(read(body))).contains("\"data\":[1,2,3,4]", "\"data\":[true]");
  }

  @Test
  void whatIsNotUtf8HasItsDataLast() {
    String last = input("INT64", "[1]", "[1]");
    String early =
        "{\"inputs\":[{\"data\":[1],\"name\":\"x\",\"shape\":[1],\"datatype\":\"INT8\"}]}";

    assertThat(write(read(last, StandardCharsets.UTF_16BE))).contains("\"data\":[1]");
    assertThat(refused(early, StandardCharsets.UTF_16BE).detail()).contains("UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                     | ``                   | It must be an object
          7                                      | ``                   | It must be an object
          {}                                     | /inputs              | There have to be 'inputs'
          {"inputs":null}                        | /inputs              | There have to be 'inputs'
          {"inputs":[]}                          | /inputs              | There have to be 'inputs'
          {"inputs":{}}                          | /inputs              | It must be a list
          {"inputs":[7]}                         | /inputs/0            | It must be an object
          {"inputs":[{}]}                        | /inputs/0            | 'name' is missing
          {"inputs":[{"name":"x"}]}              | /inputs/0            | 'data' is missing
          {"inputs":[{"name":7}]}                | /inputs/0/name       | It must be a text
          {"inputs":[{"name":"\\ud800"}]}        | /inputs/0/name       | It must be a text
          {"inputs":[{"name":"x","name":"y"}]}   | /inputs/0/name       | It is repeated
          {"inputs":[{"name":"x","data":[1]}]}   | /inputs/0            | 'datatype' is missing
          {"inputs":[{"name":"x","data":[1],"datatype":"INT8"}]} | /inputs/0 | 'shape' is missing
          {"inputs":[{"datatype":"FLOAT"}]}      | /inputs/0/datatype   | 'FLOAT' is none of [BOOL, UINT8
          {"inputs":[{"parameters":7}]}          | /inputs/0/parameters | It must be an object
          {"id":7}                               | /id                  | It must be a text
          {"id":"\\udc00"}                       | /id                  | It must be a text
          {"parameters":[]}                      | /parameters          | It must be an object
          {"outputs":7}                          | /outputs             | It must be a list
          {"outputs":[{}]}                       | /outputs/0           | 'name' is missing
          {"outputs":[{"name":"y"},{"name":"y"}]} | /outputs/1/name     | Output 'y' is repeated
          {"id":"a","id":"a"}                    | /id                  | It is repeated
          """)
  void aBodyThatIsNotAsTheProtocolHasItIsRefusedWithThePlace(
      String body, String pointer, String detail) {
    Violation violation = refused(body);

    assertThat(violation.pointer()).isEqualTo(pointer);
    assertThat(violation.detail()).startsWith(detail);
  }

  /** Any other exception would be a 500. */
  @Test
  void whateverIsSentIsReadOrRefused() {
    String good =
        "{\"id\":\"1\",\"outputs\":[{\"name\":\"y\"}],\"inputs\":[{\"name\":\"x\",\"data\":[[1.5,2],[-3e2,\"NaN\"]],"
            + "\"datatype\":\"FP64\",\"shape\":[2,2]},{\"name\":\"t\",\"datatype\":\"UINT64\",\"shape\":[1],\"data\":[9]}]}";
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      try {
        read(mutant(good, random));
        read++;
      } catch (Refused e) {
        assertThat(e.refusal()).isInstanceOf(InvalidInput.class);
      }
    }
    assertThat(read).isBetween(100, 19_900);
  }

  private static String mutant(String good, Random random) {
    StringBuilder text = new StringBuilder(good);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length());
      char other = SPICE.charAt(random.nextInt(SPICE.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, other);
        case 1 -> text.insert(at, other);
        case 2 -> text.deleteCharAt(at);
        default ->
            text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
      }
    }
    return text.toString();
  }

  @Test
  void anInputComesOnce() {
    String one = "{\"name\":\"x\",\"datatype\":\"INT8\",\"shape\":[1],\"data\":[1]}";

    assertThat(refused("{\"inputs\":[%s,%s]}".formatted(one, one)).detail())
        .isEqualTo("Input 'x' is repeated");
  }

  @Test
  void nothingComesAfterTheBody() {
    assertThat(refused(input("INT8", "[1]", "[1]") + "{}").detail()).contains("after the end");
    assertThat(refused(input("FP32", "[1]", "[NaN]")).detail()).startsWith("Invalid JSON");
  }

  @Test
  void parametersAndUnknownMembersAreIgnoredAndNullIsAsIfNotThere() {
    String parameters = "\"parameters\":{\"binary_data\":true,\"priority\":1,\"a\":{\"b\":[]}}";
    InferBody body =
        read(
            "{\"id\":null,\"model_name\":\"m\",%s,\"outputs\":[{\"name\":\"b\",%s},{\"name\":\"a\"}],"
                    .formatted(parameters, parameters)
                + "\"inputs\":[{\"name\":\"x\",%s,\"shape\":[1],\"datatype\":\"INT8\",\"extra\":[],"
                    .formatted(parameters)
                + "\"data\":[1]}]}");

    assertThat(body.details().id()).isNull();
    assertThat(body.outputs()).containsExactly("b", "a");
    assertThat(body.inputs()).containsOnlyKeys("x");
  }

  @Test
  void aResponseSaysWhoAnsweredAndHowTheRequestWasCalled() {
    InferBody body =
        read("{\"id\":\"seven \\\"7\\\"\"," + input("INT8", "[1]", "[1]").substring(1));

    assertThat(write(body))
        .isEqualTo(
            "{\"model_name\":\"m\",\"model_version\":\"1\",\"id\":\"seven \\\"7\\\"\",\"outputs\":"
                + "[{\"name\":\"x\",\"datatype\":\"INT8\",\"shape\":[1],\"data\":[1]}]}");
    assertThat(new JsonMapper().readTree(write(body)).get("id").stringValue())
        .isEqualTo("seven \"7\"");
  }

  private static String input(String datatype, String shape, String data) {
    return "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"%s\",\"shape\":%s,\"data\":%s}]}"
        .formatted(datatype, shape, data);
  }

  private static InferBody read(String body) {
    return read(body, StandardCharsets.UTF_8);
  }

  private static InferBody read(String body, Charset charset) {
    return InferReader.read(JSON, body.getBytes(charset));
  }

  private static Tensor tensor(InferBody body) {
    return body.inputs().values().iterator().next();
  }

  private static Violation refused(String body) {
    return refused(body, StandardCharsets.UTF_8);
  }

  private static Violation refused(String body, Charset charset) {
    Refused refused = catchThrowableOfType(Refused.class, () -> read(body, charset));
    List<Violation> violations = ((InvalidInput) refused.refusal()).violations();
    assertThat(violations).hasSize(1);
    return violations.getFirst();
  }

  /** What a model answers that returns its inputs. */
  private static String write(InferBody body) {
    Inference.Response response = new Inference.Response("m", "1", body.inputs(), body.details());
    return new String(JSON.write(out -> InferWriter.write(response, out)), StandardCharsets.UTF_8);
  }
}
