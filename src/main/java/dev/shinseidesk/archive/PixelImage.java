package dev.shinseidesk.archive;

/**
 * A rendered picture, free of any toolkit.
 *
 * @param width pixels
 * @param height pixels
 * @param argb width × height pixels, row by row, not premultiplied
 */
@SuppressWarnings("ArrayRecordComponent") // a picture is its pixels; never compared
public record PixelImage(int width, int height, int[] argb) {}
