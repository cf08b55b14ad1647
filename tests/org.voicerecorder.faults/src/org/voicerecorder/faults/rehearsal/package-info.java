/** Takes in every state, for tests that kill the built product. */
package org.voicerecorder.faults.rehearsal;
