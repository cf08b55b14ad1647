/** What tests of several bundles need. Not part of any product. */
package org.voicerecorder.testkit;
