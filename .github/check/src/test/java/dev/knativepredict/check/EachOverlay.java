package dev.knativepredict.check;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of each environment: its parameter is the name. */
@ParameterizedTest
@ValueSource(strings = {"local", "staging", "production"})
@Retention(RetentionPolicy.RUNTIME)
@interface EachOverlay {}
