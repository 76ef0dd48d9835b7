package dev.knativepredict.training.data;

import dev.knativepredict.manifest.Datatype;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a feature as the values of a request: booleans, texts and numbers.
 *
 * @param datatype of the tensor that the feature fills
 */
public record InputColumn(InputSpec spec, Datatype datatype) {

  /**
   * The value of a row; null where it is missing, and may be.
   *
   * @throws IllegalArgumentException where the cell is no value of the feature
   */
  public @Nullable Object value(Row row) {
    String column = spec.source();
    String cell = row.cell(column);
    return switch (spec) {
      case InputSpec.Categorical category when category.values().contains(cell) -> cell;
      case InputSpec.Categorical category when !row.isMissing(column) ->
          throw row.refused(column, "'%s' is none of %s".formatted(cell, category.values()));
      case InputSpec.Categorical category ->
          missing(row, Boolean.TRUE.equals(category.optional()), "optional: true");
      case InputSpec.Text text when text.whenMissing() == null || !row.isMissing(column) -> cell;
      case InputSpec.Text _ -> null;
      case InputSpec.Flag flag when row.isMissing(column) ->
          missing(row, flag.whenMissing() != null, "whenMissing");
      case InputSpec.Flag _ -> truth(row);
      case InputSpec.Numeric number when row.isMissing(column) ->
          missing(row, number.whenMissing() != null, "whenMissing");
      case InputSpec.Numeric _ -> datatype.isWhole() ? whole(row) : (Object) row.number(column);
    };
  }

  private @Nullable Object missing(Row row, boolean allowed, String setting) {
    if (!allowed) {
      throw row.refused(
          spec.source(), "it is missing, and the feature has no '%s'".formatted(setting));
    }
    return null;
  }

  private Object truth(Row row) {
    String cell = row.cell(spec.source());
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw row.refused(spec.source(), "'%s' is neither true nor false".formatted(cell));
    };
  }

  private Object whole(Row row) {
    String cell = row.cell(spec.source());
    BigInteger value;
    try {
      value = new BigDecimal(cell.strip()).toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw row.refused(spec.source(), "'%s' is not a whole number".formatted(cell));
    }
    if (value.compareTo(datatype.least()) < 0 || value.compareTo(datatype.most()) > 0) {
      throw row.refused(spec.source(), "%s is too large for %s".formatted(cell, datatype));
    }
    return value;
  }
}
