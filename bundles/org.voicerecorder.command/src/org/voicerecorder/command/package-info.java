/** The commands of Voice Recorder Pro: what a front end must know before it hands a command line over. */
package org.voicerecorder.command;
