// case: neg-dispose-camera
// category: negative-stale-state
// rationale: resources are nulled on Dispose, but every entry point checks, reopens or runs before the release
// csc: silent

namespace NullSafety.Blind.B22.NegDisposeCamera;

public sealed class Sensor
{
    public int Exposure { get; set; } = 10;

    public int Read() => Exposure * 2;
}

public sealed class Camera : IDisposable
{
    private Sensor _sensor = new();
    private bool _closed;

    public bool IsOpen => !_closed;

    public int Shoot()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _sensor.Read();
    }

    public void Reopen()
    {
        if (_closed)
        {
            _sensor = new Sensor();
            _closed = false;
        }
    }

    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _sensor.Exposure = 0;
        _closed = true;
        _sensor = null!;
    }
}

public sealed class Studio : IDisposable
{
    private Camera? _camera = new();

    public int Preview() => _camera?.Shoot() ?? -1;

    public void Dispose()
    {
        var camera = Interlocked.Exchange(ref _camera, null);
        camera?.Dispose();
    }
}

public static class Case
{
    private static int ShootAndClose()
    {
        using var camera = new Camera();
        return camera.Shoot();
    }

    public static void DemoShoot() => ShootAndClose();

    public static void DemoShootClosed()
    {
        var camera = new Camera();
        camera.Dispose();
        camera.Dispose();
        if (camera.IsOpen)
        {
            camera.Shoot();
        }
    }

    public static void DemoReopen()
    {
        var camera = new Camera();
        camera.Dispose();
        camera.Reopen();
        camera.Shoot();
    }

    public static void DemoStudio()
    {
        var studio = new Studio();
        studio.Preview();
        studio.Dispose();
        studio.Preview();
        studio.Dispose();
    }
}
