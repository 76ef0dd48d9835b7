package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvalidBodiesTest {

  private static final String NOTHING = "{\"instances\":[{}]}";

  @Test
  void aRowWithoutFeaturesIsInvalidOnlyIfOneIsNeeded() {
    assertThat(InvalidBodies.of(signature(1.0, null))).contains(NOTHING);
    assertThat(InvalidBodies.of(signature(1.0, 2.0))).doesNotContain(NOTHING);
  }

  @Test
  void eachFeatureHasAValueOfAWrongType() {
    assertThat(InvalidBodies.of(signature(null, null))).contains("{\"features\":[{},{}]}");
  }

  private static Signature signature(@Nullable Double first, @Nullable Double second) {
    return new Signature(
        List.of(feature("a", first), feature("b", second)),
        List.of(new TensorSpec("in", Datatype.FP32, List.of(TensorSpec.ANY, 2L))),
        List.of(new TensorSpec("out", Datatype.FP32, List.of(TensorSpec.ANY, 1L))),
        new Output.Value("out", null, null));
  }

  private static Feature feature(String name, @Nullable Double whenMissing) {
    return new Feature.Numeric(name, null, "in", null, null, null, 1, whenMissing);
  }
}
