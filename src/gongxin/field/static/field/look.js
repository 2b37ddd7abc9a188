// A photo is made small and without what the camera wrote into it, and given its two hashes.
(function (gx) {
  "use strict";
  const LONGEST = 2048, QUALITY = 0.85, GRID = 32, LOW = 8, FLAT = 8;

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

  // 32 × 32 greys (ITU-R BT.601), each the mean of an area: browsers scale differently, so the last step is ours.
  function greys(canvas) {
    const side = GRID * 8, held = drawn(canvas, side, side).getContext("2d").getImageData(0, 0, side, side).data;
    const grid = new Float64Array(GRID * GRID);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const at = 4 * (y * side + x);
        grid[(y >> 3) * GRID + (x >> 3)] += (0.299 * held[at] + 0.587 * held[at + 1] + 0.114 * held[at + 2]) / 64;
      }
    }
    return grid;
  }

  // The 8 × 8 lowest frequencies of the cosine transform (DCT-II); a bit is set where one lies above their median.
  gx.lookOf = function (grid) {
    if (Math.max(...grid) - Math.min(...grid) < FLAT) return ""; // a covered lens looks like every other
    const wave = (x, u) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * GRID)), low = [];
    for (let v = 0; v < LOW; v++) {
      for (let u = 0; u < LOW; u++) {
        let sum = 0;
        for (let y = 0; y < GRID; y++) for (let x = 0; x < GRID; x++) sum += grid[y * GRID + x] * wave(x, u) * wave(y, v);
        low.push(Math.round(sum * 1000) / 1000);
      }
    }
    const order = [...low].sort((a, b) => a - b), median = (order[31] + order[32]) / 2;
    let bits = 0n;
    for (const one of low) bits = (bits << 1n) | (one > median ? 1n : 0n);
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

  gx.prepared = async function (file) {
    const canvas = await opened(file);
    const small = canvas && (await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY)));
    const blob = small || file;
    return { blob, canvas, sha256: gx.hex(await gx.sha256(await blob.arrayBuffer())), look: canvas ? gx.lookOf(greys(canvas)) : "" };
  };
})(self.gx = self.gx || {});
