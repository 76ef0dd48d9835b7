package dev.knativepredict.function.contract;

import static dev.knativepredict.function.contract.MetricLines.sum;
import static dev.knativepredict.function.contract.MetricLines.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each row that was answered is in one bin of each feature, of the answers, and of confidence. */
class RowMetricsTest {

  @TempDir private Path folder;

  @Test
  void rowsAreCountedByTheBinsOfTheTrainingData() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      front.predict("{\"features\":[[50000,35,720],[50000,22,720]]}").ok();
      List<String> lines = metrics(front);

      assertThat(value(lines, "predict_rows_total")).isEqualTo(2);
      assertThat(feature(lines, "annual_income", "55000.0")).isEqualTo(2);
      assertThat(feature(lines, "age", "22.66667")).isEqualTo(1);
      assertThat(feature(lines, "age", "37.405558")).isEqualTo(1);
      assertThat(feature(lines, "age", "+Inf")).isZero();
      assertThat(value(lines, "predict_prediction_rows_total", "bin=\"1\"")).isEqualTo(2);
      assertThat(sum(lines, "predict_confidence_rows_total")).isEqualTo(2);
      assertThat(value(lines, "predict_reference_rows")).isEqualTo(1_319);
      assertThat(value(lines, "predict_feature_reference", "feature=\"age\"", "bin=\"24.75\""))
          .isEqualTo(0.101592);
      assertThat(value(lines, "predict_prediction_reference", "bin=\"0\"")).isEqualTo(0.134951);
    }
  }

  @Test
  void tensorsAreCountedLikeRows() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      front
          .post(
              "/v2/models/credit/infer",
              """
              {"inputs":[{"name":"input","datatype":"FP32","shape":[2,3],
              "data":[50000,35,720,50000,"NaN",720]}]}\
              """)
          .ok();
      List<String> lines = metrics(front);

      assertThat(value(lines, "predict_rows_total")).isEqualTo(2);
      assertThat(feature(lines, "annual_income", "55000.0")).isEqualTo(2);
      assertThat(feature(lines, "age", "37.405558")).isEqualTo(1);
      assertThat(feature(lines, "age", "(missing)")).isEqualTo(1);
    }
  }

  @Test
  void aValueOutsideOfTheTrainingDataIsCountedAsThatToo() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      front.predict("{\"features\":[[2100,83.5,720],[2099,84,851],[1,18,850]]}").ok();
      List<String> lines = metrics(front);

      assertThat(outside(lines, "annual_income", "under")).isEqualTo(2);
      assertThat(outside(lines, "age", "over")).isEqualTo(1);
      assertThat(outside(lines, "age", "under")).isZero();
      assertThat(outside(lines, "credit_score", "over")).isEqualTo(1);
      assertThat(feature(lines, "age", "+Inf")).isEqualTo(2);
    }
  }

  @Test
  void whatIsLeftOutIsMissingWhateverIsFilledIn() throws IOException {
    try (Front front = start(Environment.PENGUINS)) {
      front
          .predict(
              """
              {"instances":[
              {"island":"Dream","bill_length":null,"bill_depth":17,"flipper_length":197,"sex":"male"},
              {"island":"Biscoe","bill_length":44.45,"bill_depth":17,"flipper_length":197,
              "body_mass":4050,"sex":null}]}\
              """)
          .ok();
      List<String> lines = metrics(front);

      assertThat(feature(lines, "bill_length", "44.45")).isEqualTo(1);
      assertThat(feature(lines, "bill_length", "(missing)")).isEqualTo(1);
      assertThat(feature(lines, "body_mass", "4050.0")).isEqualTo(1);
      assertThat(feature(lines, "body_mass", "(missing)")).isEqualTo(1);
      assertThat(feature(lines, "island", "Dream")).isEqualTo(1);
      assertThat(feature(lines, "sex", "male")).isEqualTo(1);
      assertThat(feature(lines, "sex", "(missing)")).isEqualTo(1);
      assertThat(value(lines, "predict_feature_reference", "feature=\"sex\"", "bin=\"(missing)\""))
          .isEqualTo(0.031977);
      assertThat(sum(lines, "predict_prediction_rows_total")).isEqualTo(2);
    }
  }

  @Test
  void neitherGoldenNorRefusedRequestsAreCounted() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      front.predict("{\"features\":[[50000,35,720],[50000,35,null]]}").problem(400);
      List<String> lines = metrics(front);

      assertThat(value(lines, "predict_rows_total")).isZero();
      assertThat(sum(lines, "predict_feature_rows_total")).isZero();
      assertThat(sum(lines, "predict_prediction_rows_total")).isZero();
    }
  }

  @Test
  void rowsOfManyCallersAtOnceAreCountedExactly() throws IOException {
    try (Front front = start(Environment.CREDIT)) {
      try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
        IntStream.range(0, 400)
            .forEach(_ ->
                callers.execute(
                    () -> front.predict("{\"features\":[[50000,35,720],[1,2,3]]}").ok()));
      }
      List<String> lines = metrics(front);

      assertThat(value(lines, "predict_rows_total")).isEqualTo(800);
      assertThat(feature(lines, "age", "37.405558")).isEqualTo(400);
      assertThat(feature(lines, "age", "22.66667")).isEqualTo(400);
      assertThat(sum(lines, "predict_feature_rows_total")).isEqualTo(3 * 800);
      assertThat(sum(lines, "predict_confidence_rows_total")).isEqualTo(800);
    }
  }

  @Test
  void howOftenTheJudgedModelWasRightIsSaidWhereItsSealKnows() throws IOException {
    new TestRepository(folder).addJudged(Environment.CREDIT, "credit", 2);
    try (Front front = start(folder.resolve("credit/2"))) {
      List<String> lines = metrics(front);

      assertThat(value(lines, "predict_reference_confidence_rows", "bin=\"0.05\"")).isEqualTo(20);
      assertThat(value(lines, "predict_reference_confidence_rows", "bin=\"1.0\"")).isEqualTo(400);
      assertThat(
              value(
                  lines,
                  "predict_reference_confidence_correct_rows",
                  "bin=\"0.95\"",
                  "version=\"2\"",
                  "revision=\"predict-00001\""))
          .isEqualTo(190);
    }
    try (Front front = start(Environment.CREDIT)) {
      assertThat(metrics(front)).noneMatch(line -> line.contains("reference_confidence"));
    }
  }

  private static Front start(Path model) throws IOException {
    return FrontEnd.underTest().start(Environment.of(model, "K_REVISION", "predict-00001"));
  }

  private static List<String> metrics(Front front) {
    return front.management("/metrics").body().lines().toList();
  }

  private static double feature(List<String> lines, String feature, String bin) {
    return value(
        lines, "predict_feature_rows_total", "feature=\"" + feature + "\"", "bin=\"" + bin + "\"");
  }

  private static double outside(List<String> lines, String feature, String side) {
    return value(
        lines,
        "predict_feature_outside_rows_total",
        "feature=\"" + feature + "\"",
        "side=\"" + side + "\"");
  }
}
