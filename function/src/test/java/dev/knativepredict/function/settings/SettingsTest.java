package dev.knativepredict.function.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|([^|]*)\\|");

  @Test
  void thePageListsExactlyTheVariablesThatAreRead() throws IOException {
    TreeSet<String> read = new TreeSet<>();
    Settings.from(
        new HashMap<>() {
          @Override
          public String getOrDefault(Object name, String otherwise) {
            read.add(name.toString());
            return super.getOrDefault(name, otherwise);
          }
        });

    assertThat(documented()).containsOnlyKeys(read);
  }

  @Test
  void thePagesDefaultsAreTheDefaults() throws IOException {
    Settings defaults = Settings.from(Map.of());

    documented()
        .forEach((name, text) -> {
          String value = text.replace("`", "").strip();
          if (value.matches("[a-z0-9/]+")) {
            assertThat(Settings.from(Map.of(name, value))).as(name).isEqualTo(defaults);
          }
        });
    assertThat(documented().values())
        .filteredOn(text -> text.matches("`?[a-z0-9/]+`?"))
        .hasSize(19);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT,-1",
    "PORT,65536",
    "PORT,x",
    "MAX_ROWS,0",
    "MAX_DEPTH,3",
    "QUEUE,-1",
    "LOG_FORMAT,xml",
    "ACCESS_LOG,some",
    "FEEDBACK_DAYS,0",
    "CORS_ORIGINS,null",
    "CORS_ORIGINS,app.example.com",
    "CORS_ORIGINS,https://app.example.com/",
    "CORS_ORIGINS,https://App.example.com",
    "CORS_ORIGINS,https://*.example.com",
    "CORS_ORIGINS,file:///"
  })
  void anInvalidValueIsRefusedByTheVariablesName(String name, String value) {
    assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("%s is '%s', not ".formatted(name, value));
  }

  @Test
  void aBodyHasToFitInWhatIsHeld() {
    assertThatThrownBy(() -> Settings.from(Map.of("MAX_HELD_BYTES", "1048575")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("MAX_BODY_BYTES: 1048576 is more than MAX_HELD_BYTES (1048575)");
    assertThat(Settings.from(Map.of("MAX_HELD_BYTES", "1048576")).limits().heldBytes())
        .isEqualTo(1_048_576);
  }

  @Test
  void aKeyIsLongEnoughAndSecret() {
    String key = "a secret of thirty-two characters";

    assertThatThrownBy(
            () -> Settings.from(Map.of("FEEDBACK_KEY", "a secret that is too short \n\n\n\n\n")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("FEEDBACK_KEY: a key has 32 characters at least");
    assertThat(Settings.from(Map.of("FEEDBACK_KEY", key + "\n")))
        .isEqualTo(Settings.from(Map.of("FEEDBACK_KEY", key)))
        .isNotEqualTo(Settings.from(Map.of("FEEDBACK_KEY", key + "!")))
        .asString()
        .contains("(secret)")
        .doesNotContain(key);
    assertThat(Settings.from(Map.of()).feedback()).isNull();
  }

  @Test
  void originsAreAllOrAList() {
    assertThat(Settings.from(Map.of("CORS_ORIGINS", "*")).corsOrigins()).containsExactly("*");
    assertThat(
            Settings.from(Map.of("CORS_ORIGINS", "https://a.example, http://[::1]:3000"))
                .corsOrigins())
        .containsExactly("https://a.example", "http://[::1]:3000");
    assertThatThrownBy(() -> Settings.from(Map.of("CORS_ORIGINS", "*,https://a.example")))
        .hasMessageStartingWith("CORS_ORIGINS is '*,https://a.example', not * or origins such as");
  }

  @Test
  void anEmptyValueIsTheDefault() {
    assertThat(Settings.from(Map.of("PORT", " ", "MODEL", ""))).isEqualTo(Settings.from(Map.of()));
  }

  @Test
  void logsAreForProgramsUnderKnative() {
    assertThat(Settings.from(Map.of("K_SERVICE", "predict")).jsonLogs()).isTrue();
    assertThat(Settings.from(Map.of("K_SERVICE", "predict", "LOG_FORMAT", "text")).jsonLogs())
        .isFalse();
    assertThat(Settings.from(Map.of()).jsonLogs()).isFalse();
  }

  /** The variables of docs/settings.md, each with its default. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    String page = Files.readString(Path.of("../docs/settings.md"));
    for (MatchResult row : ROW.matcher(page).results().toList()) {
      documented.put(row.group(1), row.group(2).strip());
    }
    return documented;
  }
}
