package io.handshake.chassis.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tells a receiver several messages: those about one subject one after the other, those about others at the same time. */
@ApplicationScoped
class TellPage {
    private final Post post;
    private final WebhooksConfig config;

    TellPage(Post post, WebhooksConfig config) {
        this.post = post;
        this.config = config;
    }

    List<Tried> all(Receiver receiver, List<Message> messages) throws InterruptedException {
        Map<String, List<Message>> bySubject = new LinkedHashMap<>();
        for (Message message : messages) {
            bySubject.computeIfAbsent(message.subject(), _ -> new ArrayList<>()).add(message);
        }
        List<Callable<List<Tried>>> work = bySubject.values().stream()
                .<Callable<List<Tried>>>map(queue -> () -> oneByOne(receiver, queue))
                .toList();
        ExecutorService workers = Executors.newFixedThreadPool(
                config.parallel(), Thread.ofVirtual().factory());
        try {
            List<Tried> tried = new ArrayList<>();
            for (Future<List<Tried>> queue : workers.invokeAll(work)) {
                tried.addAll(queue.get());
            }
            return tried;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Tried> oneByOne(Receiver receiver, List<Message> queue) throws InterruptedException {
        List<Tried> tried = new ArrayList<>();
        for (Message message : queue) {
            tried.add(new Tried(message, post.tell(receiver, message)));
        }
        return tried;
    }
}
