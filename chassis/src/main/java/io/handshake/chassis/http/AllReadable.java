package io.handshake.chassis.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/** What is validated is a record read as a whole; asking JPA member by member what is loaded yet would only cost time. */
@Singleton
class AllReadable implements ValidatorFactoryCustomizer, TraversableResolver {
    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.traversableResolver(this).enableTraversableResolverResultCache(false);
    }

    @Override
    public boolean isReachable(
            @Nullable Object object, Path.Node member, Class<?> root, Path way, ElementType elementType) {
        return true;
    }

    @Override
    public boolean isCascadable(
            @Nullable Object object, Path.Node member, Class<?> root, Path way, ElementType elementType) {
        return true;
    }
}
