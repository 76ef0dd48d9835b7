package dev.knativepredict.bench.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.file.Path;
import java.util.Map;

/** A server with nothing but a model: what the JVM, one thread a core, has to give. */
public final class NettyPeer {

  private static final int LONGEST_BODY = 1 << 22;

  private NettyPeer() {}

  /** Takes no arguments: {@code MODEL} and {@code PORT} come from the environment. */
  public static void main(String[] args) throws Exception {
    Map<String, String> environment = System.getenv();
    Graph graph = Graph.load(Path.of(environment.getOrDefault("MODEL", "models/credit/1")));
    int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1_024)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(LONGEST_BODY))
                    .addLast(new PredictHandler(graph));
              }
            })
        .bind("127.0.0.1", port)
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }
}
