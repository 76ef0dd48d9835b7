package dev.knativepredict.function.trace;

import dev.knativepredict.function.settings.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends spans by OTLP over HTTP. */
final class OtlpTracer extends Tracer {

  /** A path is cut after so many characters, as in the log. */
  private static final int LONGEST_VALUE = 256;

  private static final TextMapGetter<Map<String, String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
          return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
          return headers == null ? null : headers.get(name);
        }
      };

  private final SpanQueue queue;
  private final io.opentelemetry.api.trace.Tracer tracer;

  private OtlpTracer(SpanQueue queue, SdkTracerProvider provider) {
    this.queue = queue;
    this.tracer = provider.get("knative-predict");
  }

  static OtlpTracer sendingTo(Tracing settings, @Nullable String version) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint().toString());
    settings.headers().forEach(exporter::addHeader);
    SpanQueue queue = new SpanQueue(exporter.build());
    Sampler sampler = Sampler.traceIdRatioBased(settings.ratio());
    return new OtlpTracer(
        queue,
        SdkTracerProvider.builder()
            .setResource(resource(settings.resource(), version))
            .setSampler(settings.parentBased() ? Sampler.parentBased(sampler) : sampler)
            .setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(LONGEST_VALUE).build())
            .addSpanProcessor(queue)
            .build());
  }

  private static Resource resource(Map<String, String> attributes, @Nullable String version) {
    AttributesBuilder own = Attributes.builder();
    if (version != null) {
      own.put("service.version", version);
    }
    attributes.forEach(own::put);
    return Resource.getDefault().merge(Resource.create(own.build()));
  }

  @Override
  public Trace begin(String method, @Nullable String traceparent, @Nullable String tracestate) {
    Map<String, String> headers = new HashMap<>();
    if (traceparent != null) {
      headers.put("traceparent", traceparent);
    }
    if (tracestate != null) {
      headers.put("tracestate", tracestate);
    }
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
    Span span =
        tracer
            .spanBuilder(HttpAttributes.method(method))
            .setSpanKind(SpanKind.SERVER)
            .setParent(caller)
            .startSpan();
    return new OtlpTrace(tracer, span);
  }

  @Override
  public long sent() {
    return queue.sent();
  }

  @Override
  public long dropped() {
    return queue.dropped();
  }

  @Override
  public void close(Duration limit) {
    queue.close(limit);
  }
}
