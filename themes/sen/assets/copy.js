// Copies the text of a field. Without this file the field is there to be selected by hand.
(function () {
  "use strict";

  // At file:// and on plain http there is no clipboard but that of the old command.
  function copyBySelection(field) {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }

  function copied(field) {
    if (!navigator.clipboard || !window.isSecureContext) return Promise.resolve(copyBySelection(field));
    return navigator.clipboard.writeText(field.value).then(
      function () { return true; },
      function () { return copyBySelection(field); },
    );
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    const field = document.getElementById(button.dataset.copy);
    const status = button.parentNode.querySelector("[role=status]");
    if (!field) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      copied(field).then(function (isDone) {
        if (status) status.textContent = isDone ? button.dataset.done : "";
      });
    });
  });
})();
