// A photo is given its two hashes. It stays as the camera made it, unless it is larger than is taken.
(function (gx) {
  "use strict";
  const LONGEST = 2048, QUALITY = 0.85, COLUMNS = 9, ROWS = 8, CELL = 32, FLAT = 8;

  gx.hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
  gx.sha256 = (bytes) => crypto.subtle.digest("SHA-256", bytes);

  function drawn(picture, width, height) {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, width, height);
    return canvas;
  }

  // 9 columns × 8 rows of brightness, each the mean of an area; browsers scale differently, so the last step is ours.
  function brightness(canvas) {
    const width = COLUMNS * CELL, height = ROWS * CELL, held = drawn(canvas, width, height).getContext("2d").getImageData(0, 0, width, height).data;
    const cells = new Float64Array(COLUMNS * ROWS);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = 4 * (y * width + x);
        cells[Math.floor(y / CELL) * COLUMNS + Math.floor(x / CELL)] += (0.299 * held[at] + 0.587 * held[at + 1] + 0.114 * held[at + 2]) / (CELL * CELL);
      }
    }
    return cells;
  }

  // The row-wise difference hash of codes/photo_hash.py: a bit for each pair of neighbours, 1 where the right is brighter.
  gx.lookOf = function (cells) {
    if (Math.max(...cells) - Math.min(...cells) < FLAT) return ""; // a covered lens looks like every other
    let bits = 0n;
    for (let row = 0; row < ROWS; row++) {
      for (let at = row * COLUMNS; at < (row + 1) * COLUMNS - 1; at++) bits = (bits << 1n) | (cells[at + 1] > cells[at] ? 1n : 0n);
    }
    return bits.toString(16).padStart(16, "0");
  };

  // What the browser cannot open (HEIC on many) is kept as it is, with the hash of its bytes alone.
  async function opened(file) {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      return drawn(picture, Math.max(1, Math.round(picture.width * share)), Math.max(1, Math.round(picture.height * share)));
    } catch {
      return null;
    }
  }

  gx.prepared = async function (file, largest) {
    const canvas = await opened(file);
    const small = canvas && file.size > largest ? await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY)) : null;
    const blob = small || file;
    return { blob, canvas, sha256: gx.hex(await gx.sha256(await blob.arrayBuffer())), look: canvas ? gx.lookOf(brightness(canvas)) : "" };
  };
})(self.gx = self.gx || {});
