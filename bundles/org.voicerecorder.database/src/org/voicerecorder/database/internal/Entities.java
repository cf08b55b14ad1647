package org.voicerecorder.database.internal;

import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** Starts EclipseLink. Migrations own the schema: it creates nothing. */
final class Entities {
    private static final String UNIT = "voicerecorder";

    private Entities() {}

    static EntityManagerFactory start(DataSource source) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.CLASSLOADER, Entities.class.getClassLoader());
        properties.put(PersistenceUnitProperties.NON_JTA_DATASOURCE, source);
        properties.put(PersistenceUnitProperties.TARGET_DATABASE, "Derby");
        properties.put(PersistenceUnitProperties.WEAVING, "false");
        properties.put(PersistenceUnitProperties.DDL_GENERATION, PersistenceUnitProperties.NONE);
        // Readers use JDBC: a cache in here would only grow stale.
        properties.put(PersistenceUnitProperties.CACHE_SHARED_DEFAULT, "false");
        properties.put(PersistenceUnitProperties.BATCH_WRITING, "JDBC");
        // Failures reach the caller as exceptions, who logs them.
        properties.put(PersistenceUnitProperties.LOGGING_LEVEL, "OFF");
        return new PersistenceProvider().createEntityManagerFactory(UNIT, properties);
    }
}
