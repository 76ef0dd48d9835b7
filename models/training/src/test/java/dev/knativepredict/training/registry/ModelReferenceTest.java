package dev.knativepredict.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {

  @Test
  void aVersionAndAnAliasAreToldApart() {
    assertThat(ModelReference.parse("models:/credit/3"))
        .isEqualTo(new ModelReference.Numbered(new RegisteredName("credit"), 3));
    assertThat(ModelReference.parse("models:/credit@challenger"))
        .isEqualTo(
            new ModelReference.Aliased(new RegisteredName("credit"), new Alias("challenger")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models:/a b.c-d/12", "models:/a@b@challenger", "models:/credit@v2x"})
  void whatIsReadIsPrintedAsItWas(String text) {
    assertThat(ModelReference.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "credit",
        "models:/credit",
        "models:/credit/",
        "models:/credit/0",
        "models:/credit/latest",
        "models:/credit/Production",
        "models:/credit/1234567890",
        "models:/credit/../1",
        "models:/m-0123",
        "models:/../1",
        "models:/a:b/1",
        "models:/a\"b/1",
        "models:/credit@",
        "models:/credit@latest",
        "models:/credit@LATEST",
        "models:/credit@v3",
        "models:/credit@a/b",
        "models:/credit@a b",
        "runs:/0123/model"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ModelReference.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
