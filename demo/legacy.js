// Written as pages of 2012 were, from the prefixes to the stop at the end.
navigator.getMedia =
  navigator.getUserMedia ||
  navigator.webkitGetUserMedia ||
  navigator.mozGetUserMedia ||
  navigator.msGetUserMedia;

var stream;

// The error names of 2012, and what browsers call the same today.
var reasons = {
  PERMISSION_DENIED: 'The user denied permission to use a media device.',
  NOT_SUPPORTED_ERROR: 'This browser does not support a constraint of the request.',
  MANDATORY_UNSATISFIED_ERROR: 'There is no media track of the requested type.',
};
reasons.NotAllowedError = reasons.PERMISSION_DENIED;
reasons.NotSupportedError = reasons.NOT_SUPPORTED_ERROR;
reasons.NotFoundError = reasons.MANDATORY_UNSATISFIED_ERROR;

function successCallback(localMediaStream) {
  var video = document.querySelector('video');
  stream = localMediaStream;
  video.srcObject = localMediaStream;
  video.onloadedmetadata = function onloadedmetadata() {
    video.play();
  };
  demo.watch(localMediaStream, 'legacy');
  demo.ready = true;
}

function errorCallback(error) {
  demo.fail({ name: error.name, message: reasons[error.name] || error.message });
}

function openCamera() {
  navigator.getMedia({ video: true, audio: true }, successCallback, errorCallback);
}

function stopCamera() {
  stream.stop();
}

demo.onStart(openCamera);
document.querySelector('#stop').addEventListener('click', stopCamera);
