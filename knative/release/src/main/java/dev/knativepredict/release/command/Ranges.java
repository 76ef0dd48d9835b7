package dev.knativepredict.release.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The numbers that options may be. */
final class Ranges {

  /** The largest number that makes sense anywhere: of requests, or of seconds, years. */
  private static final int MOST = 1_000_000_000;

  private Ranges() {}

  /** A count or a time that can't be zero. */
  static final class OneOrMore implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 1);
    }
  }

  /** A time that can be zero. */
  static final class ZeroOrMore implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 0);
    }
  }

  /** A part of a whole. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 0, 1);
    }
  }

  /** A time that can be a part of a second. */
  static final class Seconds implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 0, 86_400);
    }
  }

  /** A distance. */
  static final class ZeroOrMoreReal implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 0, MOST);
    }
  }

  /** How many times as much. */
  static final class Factor implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 1, MOST);
    }
  }

  private static int whole(String text, int least) {
    long value = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    if (least <= value && value <= MOST) {
      return (int) value;
    }
    throw new TypeConversionException(
        "'%s' is not a whole number from %d to %d".formatted(text, least, MOST));
  }

  private static double number(String text, int least, int most) {
    try {
      double value = Double.parseDouble(text);
      if (least <= value && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // It is none, which is said below.
    }
    throw new TypeConversionException(
        "'%s' is not a number from %d to %d".formatted(text, least, most));
  }
}
