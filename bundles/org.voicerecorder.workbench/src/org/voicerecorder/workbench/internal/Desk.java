package org.voicerecorder.workbench.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingListener;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.MarkerListener;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.Listeners;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RowModel;
import org.voicerecorder.workbench.internal.model.ScheduleModel;
import org.voicerecorder.workbench.internal.model.SelectionModel;
import org.voicerecorder.workbench.internal.model.ServiceSource;
import org.voicerecorder.workbench.internal.model.SidebarModel;
import org.voicerecorder.workbench.internal.model.TaskModel;
import org.voicerecorder.workbench.internal.model.ThumbnailModel;
import org.voicerecorder.workbench.internal.studio.PreferredDrafts;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;

/**
 * What the views of one running workbench share: the models, the library being opened, and the services behind them.
 * Lives in the display thread.
 */
public final class Desk implements AutoCloseable {
    private static Desk current;

    private final BundleContext context;
    private final OsgiServices services;
    private final Background background;
    private final Clock clock = Clock.systemDefaultZone();
    private final RowModel rows;
    private final SelectionModel selection;
    private final SidebarModel sidebar;
    private final RecorderModel recorder;
    private final PlayerModel player;
    private final MarkerModel markers;
    private final ThumbnailModel thumbnails;
    private final StudioModel studio;
    private final ScheduleModel schedules;
    private final TaskModel tasks = new TaskModel();
    private final Toasts toasts = new Toasts();
    private final OpenLibrary library;
    private final AtomicBoolean servicesChanged = new AtomicBoolean();
    private final ServiceRegistration<RecordingListener> listening;
    private final ServiceRegistration<MarkerListener> hearingMarkers;
    private final ServiceRegistration<MarkerListener> markerListening;
    private final DragCopies dragCopies = new DragCopies();
    private boolean closing;
    private Runnable markerNaming = () -> {};

    Desk(BundleContext context, Display display) {
        this.context = context;
        services = new OsgiServices(context, this::servicesChanged);
        background = new Background(new SwtThread(display));
        library = new OpenLibrary(services, background, this::refresh);
        rows = new RowModel(services, background);
        selection = new SelectionModel(services, background, rows);
        sidebar = new SidebarModel(services, background, clock);
        recorder = new RecorderModel(services, background);
        player = new PlayerModel(services, background);
        markers = new MarkerModel(services, background);
        thumbnails = new ThumbnailModel(services, background);
        schedules = new ScheduleModel(services, background);
        selection.listeners().add(() -> markers.show(selection.shown()));
        hearingMarkers = context.registerService(MarkerListener.class, markers, null);
        studio = new StudioModel(services, background, new PreferredDrafts(), new Tasks(this)::start);
        selection.listeners().add(() -> player.show(selection.shown()));
        listening = context.registerService(
                RecordingListener.class, event -> background.display().execute(() -> onEvent(event)), null);
        markerListening = context.registerService(
                MarkerListener.class,
                (id, all) -> background.display().execute(() -> studio.markers().onMarkers(id)),
                null);
        setCurrent(this);
    }

    private static void setCurrent(Desk desk) {
        current = desk;
    }

    /** The window closes, and nobody is asked any more. */
    void beginClosing() {
        closing = true;
    }

    DragCopies dragCopies() {
        return dragCopies;
    }

    boolean isClosing() {
        return closing;
    }

    /** The desk of the workbench that runs in this process. */
    public static Desk current() {
        if (current == null) {
            throw new IllegalStateException("The workbench does not run");
        }
        return current;
    }

    /** Whether the workbench of this product runs in this process. */
    public static boolean isRunning() {
        return current != null;
    }

    /** A property of the framework, else of the system. */
    Optional<String> property(String key) {
        return Optional.ofNullable(context.getProperty(key)).filter(v -> !v.isBlank());
    }

    public ServiceSource services() {
        return services;
    }

    public Background background() {
        return background;
    }

    public Clock clock() {
        return clock;
    }

    public RowModel rows() {
        return rows;
    }

    public SelectionModel selection() {
        return selection;
    }

    public SidebarModel sidebar() {
        return sidebar;
    }

    public RecorderModel recorder() {
        return recorder;
    }

    /** Who lets the user name the marker that was set last. */
    public void nameMarkersBy(Runnable naming) {
        markerNaming = naming;
    }

    public void nameMarker() {
        markerNaming.run();
    }

    public PlayerModel player() {
        return player;
    }

    /** Those of the recording that is shown. */
    public MarkerModel markers() {
        return markers;
    }

    public StudioModel studio() {
        return studio;
    }

    public ScheduleModel schedules() {
        return schedules;
    }

    public ThumbnailModel thumbnails() {
        return thumbnails;
    }

    public TaskModel tasks() {
        return tasks;
    }

    public Toasts toasts() {
        return toasts;
    }

    /** Told when the library or the services on it came or went. */
    public Listeners libraryListeners() {
        return library.listeners();
    }

    /** The folder of the open library. */
    public Optional<Path> library() {
        return library.root();
    }

    /** Why the library could not be opened. */
    public Optional<VoiceRecorderException> openFailure() {
        return library.failure();
    }

    /** The folder that was asked for last. */
    public Optional<Path> requested() {
        return library.requested();
    }

    /** Opens a library beside the display thread; views hear of it when its services come. */
    public void open(Path folder) {
        open(folder, () -> {});
    }

    /** @param then run in the display thread once the library is open */
    void open(Path folder, Runnable then) {
        library.open(folder, then);
    }

    /** Services tend to come in flocks: one refresh for all that came within a moment. */
    private void servicesChanged() {
        if (servicesChanged.compareAndSet(false, true)) {
            background
                    .display()
                    .execute(() -> background.later(Duration.ofMillis(30), () -> {
                        servicesChanged.set(false);
                        refresh();
                    }));
        }
    }

    private void refresh() {
        services.forget();
        library.follow();
        rows.refresh();
        sidebar.refresh();
        recorder.refresh();
        markers.refresh();
        studio.servicesChanged();
        schedules.watch();
        library.listeners().tell();
    }

    private void onEvent(RecordingEvent event) {
        rows.onEvent(event);
        selection.onEvent(event);
        studio.onEvent(event);
        sidebar.refresh();
    }

    @Override
    public void close() {
        player.stop();
        studio.close();
        listening.unregister();
        hearingMarkers.unregister();
        markerListening.unregister();
        services.close();
        background.close();
        dragCopies.close();
        setCurrent(null);
    }
}
