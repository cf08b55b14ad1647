/** What the database bundle tells others besides the services of {@code org.voicerecorder.api.catalog}. */
package org.voicerecorder.database;
