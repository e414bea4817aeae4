package io.handshake.lead.partner;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a key in test mode did, after its answer is made.
 *
 * <p>It stands inside the transaction and around everything that writes in it, a stored answer included.
 */
@NeedsScope(Scope.LEADS_WRITE)
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE - 100)
class UndoneInTestMode {
    private final Origin origin;
    private final TransactionSynchronizationRegistry transactions;

    UndoneInTestMode(Origin origin, TransactionSynchronizationRegistry transactions) {
        this.origin = origin;
        this.transactions = transactions;
    }

    @AroundInvoke
    @Nullable
    Object undo(InvocationContext invocation) throws Exception {
        Object answer = invocation.proceed();
        if (origin.isTest() && transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.setRollbackOnly();
        }
        return answer;
    }
}
