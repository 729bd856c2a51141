package dev.swath.io.raster.zarr;

/** Version of the Zarr storage format. */
public enum ZarrFormat {
    /** Read by everything. */
    V2,
    /** Read by zarr-python 3 and newer tools; names of bands as an extension that is not yet settled. */
    V3
}
