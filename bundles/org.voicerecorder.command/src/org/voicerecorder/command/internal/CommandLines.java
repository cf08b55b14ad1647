package org.voicerecorder.command.internal;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.voicerecorder.api.command.CommandRequest;
import org.voicerecorder.api.command.CommandRunner;

/** Executes command lines. Holds no state of a command: several run at once, each with its own {@link Invocation}. */
@Component
public final class CommandLines implements CommandRunner {
    private final BundleContext context;
    private final RecoveryNotice recoveryNotice = new RecoveryNotice();

    @Activate
    public CommandLines(BundleContext context) {
        this.context = context;
    }

    @Override
    public int run(CommandRequest request) {
        try (Services services = new Services(context)) {
            Console console = new Console(request);
            return new Execution(new Invocation(request, services, console, recoveryNotice)).run();
        }
    }
}
