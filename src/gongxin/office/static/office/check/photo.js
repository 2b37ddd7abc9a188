// A photo made small on this device, drawn anew so that nothing the camera wrote into the file leaves it.
(function (gx) {
  "use strict";
  const LONGEST = 2048, THUMB = 160, GOOD = 0.85; // pixels along the longer side; quality of the JPEG

  function drawn(image, longest) {
    const scale = Math.min(1, longest / Math.max(image.width, image.height)), canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // a JPEG knows no transparency
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  // The photo to be kept and sent, its SHA-256 and a small picture of it; rejected where the device cannot read the file.
  gx.smallPhoto = async function (file) {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const canvas = drawn(image, LONGEST);
    const blob = await new Promise((done, failed) => canvas.toBlob((made) => (made ? done(made) : failed(new Error("no picture"))), "image/jpeg", GOOD));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
    const thumb = drawn(image, THUMB).toDataURL("image/jpeg", GOOD);
    image.close();
    return { blob, thumb, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") };
  };
})(self.gx = self.gx || {});
