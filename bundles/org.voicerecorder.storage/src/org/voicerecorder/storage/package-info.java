/** What the recorder needs to know of how storage keeps takes. */
package org.voicerecorder.storage;
